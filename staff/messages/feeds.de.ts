/** Calendars of others. */
export const feeds = {
  title: 'Kalender von anderen',
  intro: 'Termine aus anderen Kalendern kommen hier von selbst dazu und bleiben auf dem Stand ihrer Quelle.',
  none: 'Noch kein Kalender',
  add: 'Kalender hinzufügen',
  edit: 'Vorgaben ändern',
  name: 'Name',
  nameHelp: 'Wer den Kalender führt, zum Beispiel „Volkshochschule“',
  from: 'Woher kommt er?',
  byAddress: 'Aus dem Internet',
  byFile: 'Aus einer Datei',
  address: 'Adresse des Kalenders',
  addressHelp:
    'Beginnt mit https:// oder webcal:// und endet oft auf .ics. In Google, Outlook und Nextcloud heißt sie „iCal-Adresse“ oder „ICS-Link“.',
  file: 'Datei (.ics)',
  fileHelp: 'Höchstens 50 MB',
  defaults: 'Vorgaben für neue Termine',
  place: 'Ort, wenn der Kalender keinen nennt',
  noPlace: 'Kein Ort',
  topics: 'Themen',
  languages: 'Gesprochene Sprachen',
  cost: 'Kosten',
  show: 'Neue Termine',
  atOnce: 'sofort zeigen',
  asDraft: 'erst als Entwurf',
  save: 'Speichern',
  cancel: 'Abbrechen',
  read: 'Jetzt lesen',
  bring: 'Neue Datei',
  pause: 'Anhalten',
  resume: 'Weiter lesen',
  remove: 'Entfernen',
  removeTitle: 'Kalender entfernen?',
  removeText: (name: string, events: number) =>
    events === 0
      ? `„${name}“ wird entfernt.`
      : `„${name}“ und ${events === 1 ? 'ein Termin' : `alle ${events} Termine`} daraus werden entfernt, auch von den Bildschirmen.`,
  paused: 'Angehalten: die Termine bleiben, wie sie sind.',
  waiting: 'Wird gleich zum ersten Mal gelesen.',
  waitingForFile: 'Noch keine Datei gelesen.',
  busy: 'Wird gelesen …',
  justNow: 'gerade eben',
  stand: (ago: string, events: number, unread: number) =>
    `${ago.charAt(0).toUpperCase()}${ago.slice(1)} gelesen: ${events === 1 ? '1 Termin' : `${events} Termine`}${unread > 0 ? `, ${unread} nicht lesbar` : ''}`,
  failed: (reason: string, ago: string) => `${reason} Zuletzt versucht ${ago}.`,
  moved: 'Der Kalender ist umgezogen. Seine neue Adresse:',
  takeAddress: 'Neue Adresse übernehmen',
  stays: 'Was schon gelesen war, bleibt zu sehen.',
  news: (added: number, changed: number, withdrawn: number) =>
    [added > 0 && `${added} neu`, changed > 0 && `${changed} geändert`, withdrawn > 0 && `${withdrawn} zurückgezogen`]
      .filter(Boolean)
      .join(', ') || 'nichts Neues',
  lastTime: 'Beim letzten Lesen',
  past: (count: number) => `${count} vergangene Einträge wurden nicht übernommen.`,
  known: (count: number) => `${count} ${count === 1 ? 'Eintrag ist' : 'Einträge sind'} hier schon bekannt.`,
  report: (count: number) => `${count} ${count === 1 ? 'Hinweis' : 'Hinweise'} ansehen`,
  line: (line: number) => `Zeile ${line}`,
  kinds: { 'left-out': 'nicht übernommen', adapted: 'angepasst' },
  overwritten: 'Im Kalender geändert, was hier anders stand',
  overwrittenIn: (fields: string) => `${fields}: Es gilt, was der Kalender sagt. Was vorher hier stand, steht im Verlauf.`,
  event: {
    follows: (name: string) =>
      `Dieser Termin folgt dem Kalender „${name}“. Was Sie hier ändern, bleibt, bis der Kalender dazu etwas Neues sagt. Themen, Bild, Kosten und Übersetzungen bleiben immer.`,
    edited: (name: string) =>
      `Steht hier anders als im Kalender „${name}“. Das bleibt so, bis der Kalender dazu etwas Neues sagt.`,
    makeOwn: 'Als eigenen Termin weiterführen',
    willBeOwn: (name: string) =>
      `Wenn Sie jetzt speichern, folgt dieser Termin dem Kalender „${name}“ nicht mehr: Änderungen und Absagen dort kommen hier nicht mehr an.`,
    isOwn: (name: string, day: string) => `Stammt aus dem Kalender „${name}“ und folgt ihm seit ${day} nicht mehr.`,
    followAgain: 'Wieder dem Kalender folgen',
    gone: 'Stammt aus einem Kalender, den es hier nicht mehr gibt.',
    split: (name: string) =>
      `Diese Reihe folgt dem Kalender „${name}“. Hier können Sie einzelne Termine ändern. Soll sich alles ab diesem Termin ändern, bitten Sie dort darum. Oder öffnen Sie die ganze Reihe und führen Sie sie als eigenen Termin weiter.`,
  },
  rule: 'Was hier an Themen, Bild, Kosten oder Übersetzungen ergänzt wird, bleibt. Was sich im Kalender ändert, ändert sich auch hier.',
  errors: {
    name: 'Bitte einen Namen eingeben.',
    address: 'Die Adresse beginnt mit https:// oder webcal://.',
    file: 'Bitte eine Datei wählen.',
    tooLarge: 'Die Datei ist größer als 50 MB.',
    notSaved: 'Das hat nicht geklappt. Es wurde nichts geändert.',
    busy: 'Der Kalender wird gerade gelesen. Bitte gleich noch einmal versuchen.',
    inUse: 'Eine veröffentlichte Meldung verweist auf einen der Termine. Bitte zuerst diese Meldung ändern.',
  },
}
