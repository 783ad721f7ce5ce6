import style from './brief.css?inline'
import { adoptStyle } from './slides/adopt.ts'

adoptStyle(style, 'below')
