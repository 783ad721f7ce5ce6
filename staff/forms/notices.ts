import { noticeLevels } from '../../content/model/notice.ts'
import { weekFrom } from '../model/wall-clock.ts'
import type { FormSpec } from './form.ts'

export const noticeForm: FormSpec = {
  sections: [
    {
      title: 'message',
      open: true,
      fields: [
        { path: 'title', type: 'text', form: 'line', longest: 160, label: 'title', help: 'noticeTitle', required: true },
        { path: 'body', type: 'text', form: 'markdown', longest: 20_000, label: 'noticeBody' },
        { path: 'level', type: 'choice', choices: 'level', options: noticeLevels, label: 'level' },
      ],
    },
    { title: 'when', open: true, fields: [{ path: 'from', type: 'period', label: 'period', required: true }] },
    {
      title: 'where',
      fields: [
        { path: 'places', type: 'where', label: 'where', help: 'where' },
        { path: 'on', type: 'chips', choices: 'on', options: ['kiosk', 'signage'], label: 'on', required: true },
      ],
    },
    {
      title: 'picture',
      fields: [
        { path: 'image', type: 'reference', kind: 'media', label: 'image' },
        { path: 'about', type: 'about', label: 'about', help: 'about' },
      ],
    },
  ],
  fresh: ({ now }) => ({
    id: '',
    status: 'draft',
    translations: {},
    title: {},
    level: 'info',
    from: now,
    until: weekFrom(now),
    places: [],
    districts: [],
    on: ['kiosk', 'signage'],
  }),
}
