import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { counted, number } = createWording('pl');

export const catalog: DrawingCatalog = {
  again: 'Jeszcze raz',
  vary: 'Zrób wariant',
  edit: 'Edytuj',
  savePrompt: 'Zapisz opis',
  editTitle: 'Edytuj obraz',
  editField: 'Co zmienić?',
  whichField: (count: number) => `Który obraz, od 1 do ${number(count)}?`,
  noSuchPicture: (count: number) => `Podaj numer obrazu od 1 do ${number(count)}.`,
  emptyEdit: 'Napisz, co zmienić w obrazie.',
  promptIs: 'Opis:',
  drawing: 'Rysuję…',
  drawingSome: (done: number, count: number) =>
    `Rysuję… gotowe: ${number(done)} z ${number(count)}`,
  drawn: (count: number) =>
    counted(count, {
      one: 'Oto twój obraz.',
      few: 'Oto # obrazy.',
      many: 'Oto # obrazów.',
      other: 'Oto # obrazu.',
    }),
  drawnOf: (drawn: number, count: number) =>
    `${number(drawn)} z ${counted(count, { one: '# obrazu', other: '# obrazów' })}`,
  notDrawn: (reason: string) => `Model odmówił narysowania tego: ${reason}`,
  imageModelGone:
    'Model do rysowania jest niedostępny. Powiedz o tym administratorowi Parley (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'Plan klucza API Parley nie obejmuje modelu do rysowania. Administrator Parley może włączyć płatności albo wybrać inny model (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'Model ustawiony do rysowania nie potrafi rysować. Powiedz o tym administratorowi Parley (GEMINI_IMAGE_MODEL).',
  noPicture: 'Model nie przysłał obrazu. Spróbuj ponownie albo opisz go inaczej.',
  tooMuchToDraw:
    'To za dużo dla modelu do rysowania. Skróć opis albo użyj mniejszej liczby obrazów lub mniejszych obrazów.',
  drawingUnknown:
    'Podczas rysowania zerwało się połączenie, więc nie wiem, czy się udało. Obrazy kosztują, więc nie ponawiam tego bez pytania.',
  othersUnknown: 'nie wiem, czy pozostałe powstały',
  notAPicture: 'Nie mogę użyć tego pliku jako obrazu wyjściowego.',
  pictureGone: 'Nie mam już tego obrazu. Wyślij go ponownie albo poproś o nowy.',
  cannotEdit:
    'Nie mogę tu edytować obrazów. Administrator Parley może to włączyć (GEMINI_NATIVE_URL).',
  editing: 'Edytuję obraz…',
};
