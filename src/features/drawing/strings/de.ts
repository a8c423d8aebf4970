import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { counted, number } = createWording('de');

export const catalog: DrawingCatalog = {
  again: 'Noch einmal',
  vary: 'Variieren',
  edit: 'Bearbeiten',
  savePrompt: 'Prompt speichern',
  editTitle: 'Bild bearbeiten',
  editField: 'Was soll sich ändern?',
  whichField: (count: number) => `Welches Bild, 1 bis ${number(count)}?`,
  noSuchPicture: (count: number) => `Wähle ein Bild mit seiner Nummer, von 1 bis ${number(count)}.`,
  emptyEdit: 'Sag, was sich an dem Bild ändern soll.',
  promptIs: 'Prompt:',
  drawing: 'Ich zeichne…',
  drawingSome: (done: number, count: number) =>
    `Ich zeichne… ${number(done)} von ${number(count)} fertig`,
  drawn: (count: number) =>
    counted(count, { one: 'Hier ist dein Bild.', other: 'Hier sind # Bilder.' }),
  drawnOf: (drawn: number, count: number) =>
    `${number(drawn)} von ${counted(count, { one: '# Bild', other: '# Bildern' })}`,
  notDrawn: (reason: string) => `Das Modell wollte das nicht zeichnen: ${reason}`,
  imageModelGone:
    'Das Modell fürs Zeichnen ist nicht verfügbar. Bitte sag deinem Parley-Admin Bescheid (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'Im Tarif des API-Schlüssels von Parley ist das Modell fürs Zeichnen nicht enthalten. Dein Parley-Admin kann die Abrechnung einschalten oder ein anderes Modell wählen (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'Das Modell, das fürs Zeichnen eingestellt ist, kann nicht zeichnen. Bitte sag deinem Parley-Admin Bescheid (GEMINI_IMAGE_MODEL).',
  noPicture: 'Das Modell hat kein Bild geschickt. Versuch es noch einmal oder beschreib es anders.',
  tooMuchToDraw:
    'Das ist zu viel für das Modell fürs Zeichnen. Kürze die Beschreibung oder nimm weniger oder kleinere Bilder.',
  drawingUnknown:
    'Ich habe beim Zeichnen die Verbindung verloren und weiß nicht, ob es geklappt hat. Bilder kosten Geld, deshalb versuche ich es nicht von allein noch einmal.',
  othersUnknown: 'Ich weiß nicht, ob die anderen gezeichnet wurden',
  notAPicture: 'Diese Datei kann ich nicht als Ausgangsbild nehmen.',
  pictureGone:
    'Dieses Bild habe ich nicht mehr. Schick es bitte noch einmal oder lass ein neues zeichnen.',
  cannotEdit:
    'Ich kann hier keine Bilder bearbeiten. Dein Parley-Admin kann das einschalten (GEMINI_NATIVE_URL).',
  editing: 'Ich bearbeite das Bild…',
};
