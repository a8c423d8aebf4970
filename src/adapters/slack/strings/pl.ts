import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Wyślij',
  cancel: 'Anuluj',
  waitsForSlack:
    'Slack nie pozwala mi teraz nic opublikować. Odpowiedź przyjdzie, gdy tylko będzie to możliwe.',
  thinking: 'myśli…',
  promptsTitle: 'W czym mogę pomóc?',
  promptSummarize: 'Streść tekst',
  promptSummarizeMessage: 'Streść tekst, który zaraz wkleję.',
  promptExplain: 'Wyjaśnij coś',
  promptExplainMessage: 'Wyjaśnij mi prostymi słowami: ',
  promptWrite: 'Napisz szkic wiadomości',
  promptWriteMessage: 'Pomóż mi napisać wiadomość do zespołu na temat: ',
  promptHelp: 'Co potrafisz?',
  promptHelpMessage: 'Co potrafisz?',
  appDescription: 'Gemini na kanałach twojego zespołu',
  agentDescription: 'Odpowiada na pytania na kanałach, w wątkach i w wiadomościach prywatnych.',
  umbrella: 'Uruchom dowolne polecenie Parley. Lista: /parley help',
  fileNotShown:
    'Slack nie pozwala mi go odczytać. Udostępnij go ponownie w tej rozmowie. Jeśli to nie pomoże, poproś administratora Parley o uprawnienie files:read dla mnie.',
  fileDeleted: 'Został usunięty ze Slacka. Prześlij go ponownie, jeśli nadal jest potrzebny.',
  fileHidden:
    'Slack go ukrywa, bo ten obszar roboczy przekroczył limit swojego planu. Prześlij go ponownie.',
  fileNotShared: 'Nie jest mi udostępniony na Slacku. Udostępnij go ponownie w tej rozmowie.',
  fileNotFound:
    'Slack nie może go znaleźć: został usunięty albo nie jest mi udostępniony. Udostępnij go ponownie w tej rozmowie.',
  fileElsewhere: 'Jest przechowywany poza Slackiem, a tam nie zaglądam. Prześlij sam plik.',
  webPageAsImage:
    'Podaje się za obraz, ale to strona internetowa. Sprawdź plik i wyślij go ponownie.',
  webPageAsRecording:
    'Podaje się za nagranie, ale to strona internetowa. Sprawdź plik i wyślij go ponownie.',
  webPageAsPdf: 'Podaje się za PDF, ale to strona internetowa. Sprawdź plik i wyślij go ponownie.',
  webPageAsOther:
    'Podaje się za coś innego, ale to strona internetowa. Sprawdź plik i wyślij go ponownie.',
};
