import type { FormSpec } from './form.ts'

export const mediaForm: FormSpec = {
  sections: [
    {
      title: 'onePicture',
      open: true,
      fields: [
        { path: 'focalPoint', type: 'focal-point', label: 'focalPoint', help: 'focalPoint' },
        { path: 'name', type: 'plain', input: 'text', longest: 120, label: 'pictureName', help: 'pictureName', required: true },
        { path: 'alt', type: 'text', form: 'line', longest: 160, label: 'alt', help: 'alt', required: true },
      ],
    },
    {
      title: 'rights',
      open: true,
      fields: [
        { path: 'rights', type: 'plain', input: 'text', longest: 300, label: 'rights', help: 'rights' },
        { path: 'consentUntil', type: 'date', label: 'consentUntil', help: 'consentUntil' },
      ],
    },
  ],
  fresh: () => ({
    id: '',
    status: 'published',
    translations: {},
    name: '',
    alt: {},
    variants: [],
    focalPoint: { x: 0.5, y: 0.5 },
  }),
}
