import {
  Baby, Bike, BookOpen, BriefcaseBusiness, Coffee, FilePen, GraduationCap, HeartPulse, House, type IconNode, Languages, Music, Palette, Sprout,
  Users, Utensils, Wrench,
} from 'lucide'
import type { PublicCentre } from '../../content/model/snapshot.ts'

/** The pictograms a topic can have. */
export const topicIcons: Record<PublicCentre['topics'][number]['icon'], IconNode> = {
  'file-pen': FilePen,
  languages: Languages,
  coffee: Coffee,
  baby: Baby,
  briefcase: BriefcaseBusiness,
  wrench: Wrench,
  'heart-pulse': HeartPulse,
  music: Music,
  house: House,
  sprout: Sprout,
  bike: Bike,
  'book-open': BookOpen,
  users: Users,
  'graduation-cap': GraduationCap,
  palette: Palette,
  utensils: Utensils,
}
