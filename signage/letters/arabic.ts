import style from '../../screen/look/letters/arabic.css?inline'
import { adoptStyle } from '../slides/adopt.ts'

adoptStyle(style)
