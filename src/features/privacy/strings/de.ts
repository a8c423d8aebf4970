import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, counted } = createWording('de');

export const catalog: PrivacyCatalog = {
  yes: 'Vergessen',
  no: 'Behalten',
  confirmPerson:
    '**Alles vergessen, was du hier und in anderen Kanälen zu mir gesagt hast?** Das sind deine Nachrichten, was andere daraus zitiert haben, und die Antworten, für die sie mir vorlagen, samt Dateien, Transkripten, Bildern und Umfragen, dazu deine Erinnerungen und Einstellungen. Das lässt sich nicht rückgängig machen. Was schon gepostet ist, bleibt stehen.',
  confirmConversation:
    '**Diese Unterhaltung vergessen?** Das ist alles, was ich davon weiß, egal von wem, samt Dateien und den Erinnerungen, die darin erstellt wurden. Das lässt sich nicht rückgängig machen. Was schon gepostet ist, bleibt stehen.',
  confirmChannel:
    '**Diesen Kanal vergessen?** Das ist alles, was ich von ihm und seinen Threads weiß, egal von wem, samt Dateien und den Erinnerungen, die darin erstellt wurden. Das lässt sich nicht rückgängig machen. Was schon gepostet ist, bleibt stehen.',
  confirmDirect:
    '**Alles vergessen, was wir hier geschrieben haben?** Dazu gehören auch die Dateien und die Erinnerungen, die hier erstellt wurden. Das lässt sich nicht rückgängig machen. Was schon gepostet ist, bleibt stehen.',
  forgotten: (what: readonly string[]) => `Vergessen: ${and(what)}.`,
  nothingForgotten: 'Es gab nichts zu vergessen.',
  // A restart came in between.
  forgottenUncounted:
    'Das ist jetzt vergessen. Zwischendurch wurde ich neu gestartet, deshalb kann ich nicht sagen, wie viel es war.',
  left: (n: number) =>
    counted(n, {
      one: '# Anfrage ist noch in Arbeit. Ich vergesse sie, sobald sie beantwortet ist.',
      other: '# Anfragen sind noch in Arbeit. Ich vergesse sie, sobald sie beantwortet sind.',
    }),
  answersStay:
    'Meine geposteten Antworten bleiben stehen: Lösche sie mit dem Button darunter. Was andere daraus zitiert haben, bleibt bei ihren Nachrichten.',
  forgottenSince: (day: string) =>
    `deine Bitte vom ${day}, dich zu vergessen: Was du davor gesagt hast, lese ich nicht`,
  hearsAgain:
    'Was du früher gesagt hast, lese ich nicht wieder. Was du ab jetzt sagst, behandle ich wie bei allen anderen. `/privacy off` hält es aus `/recall` heraus.',
  cannotTell:
    'Wo andere deine Worte ohne deinen Namen abgetippt, eingefügt oder weitergeleitet haben, kann ich sie nicht als deine erkennen, also bleiben sie. Bitte diese Personen oder einen Admin, mich ihre Nachrichten vergessen zu lassen.',
  recalled: 'Ab jetzt können Personen mit Zugriff mit `/recall` finden, was du sagst.',
  notRecalled:
    'Ab jetzt erfährt `/recall` nichts mehr von dem, was du sagst, weder hier noch anderswo. Ich antworte dir weiterhin und merke mir unsere Unterhaltungen. `/privacy on` macht das rückgängig, und `/forget me` löscht, was du früher gesagt hast.',
  kept: 'OK, ich habe nichts vergessen.',
  isDone: 'Darum hast du mich schon gebeten.',
  adminsOnly: 'Nur ein Admin kann mich einen ganzen Kanal vergessen lassen.',
  noThread:
    'Außerhalb eines Threads ist das alles, was irgendwer hier zu mir gesagt hat. Deshalb kann mich das nur ein Admin vergessen lassen. In einem Thread können es alle.',
  notAuthor:
    'Das kann mich nur ein Admin vergessen lassen oder die Person, die die Nachricht geschrieben hat.',
  what: 'Was soll ich vergessen? Nimm `/forget me`, `/forget conversation`, `/forget channel` oder `/forget` mit dem Link zu einer Nachricht.',
  ofYou: '**Was ich hier und in anderen Kanälen über dich speichere**',
  ofChannel: '**Was ich über diesen Kanal und seine Threads speichere**',
  ofDirect: '**Was ich über unsere Direktnachrichten speichere**',
  nothing: '- nichts',
  howToForgetYou:
    '`/forget me` löscht das alles. `/privacy off` hält das, was du ab jetzt sagst, aus `/recall` heraus.',
  howToForgetChannel:
    'In einem Thread löscht `/forget conversation`, was ich von ihm weiß. Ein Admin kann mit `/forget channel` alles aus dem Kanal löschen.',
  howToForgetDirect: '`/forget channel` löscht das alles.',
  google:
    'Was du fragst, geht an die Gemini-API von Google, mit der Unterhaltung und den Dateien, um die es geht. Auch was ich mir merke, geht dorthin, damit es sich nach Bedeutung durchsuchen lässt.',
};
