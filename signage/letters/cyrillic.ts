import style from '../../screen/look/letters/cyrillic.css?inline'
import { adoptStyle } from '../slides/adopt.ts'

adoptStyle(style)
