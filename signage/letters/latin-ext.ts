import style from '../../screen/look/letters/latin-ext.css?inline'
import { adoptStyle } from '../slides/adopt.ts'

adoptStyle(style)
