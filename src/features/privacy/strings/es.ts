import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, counted } = createWording('es');

export const catalog: PrivacyCatalog = {
  yes: 'Olvidar',
  no: 'Conservar',
  confirmPerson:
    '**¿Olvidar todo lo que me dijiste aquí y en otros canales?** Esto incluye tus mensajes, lo que otros citaron de ellos y las respuestas que escribí teniéndolos a la vista, con sus archivos, transcripciones, imágenes y encuestas, además de tus recordatorios y tu configuración. No se puede deshacer. Los mensajes ya publicados se quedan donde están.',
  confirmConversation:
    '**¿Olvidar esta conversación?** Esto incluye todo lo que recuerdo de ella, lo haya dicho quien lo haya dicho, con sus archivos y los recordatorios creados en ella. No se puede deshacer. Los mensajes ya publicados se quedan donde están.',
  confirmChannel:
    '**¿Olvidar este canal?** Esto incluye todo lo que recuerdo de él y de sus hilos, lo haya dicho quien lo haya dicho, con sus archivos y los recordatorios creados en ellos. No se puede deshacer. Los mensajes ya publicados se quedan donde están.',
  confirmDirect:
    '**¿Olvidar todo lo que escribimos aquí?** Esto incluye los archivos y los recordatorios creados aquí. No se puede deshacer. Los mensajes ya publicados se quedan donde están.',
  forgotten: (what) => `Olvidado: ${and(what)}.`,
  nothingForgotten: 'No había nada que olvidar.',
  // A restart came in between.
  forgottenUncounted: 'Ya está olvidado. Me reinicié a la mitad, así que no sé decir cuánto era.',
  left: (n) =>
    counted(n, {
      one: 'Todavía estoy con # solicitud. La olvidaré en cuanto esté respondida.',
      other: 'Todavía estoy con # solicitudes. Las olvidaré en cuanto estén respondidas.',
    }),
  answersStay:
    'Mis respuestas publicadas se quedan donde están: usa Eliminar debajo de ellas. Lo que otros citaron de ellas se conserva con lo que dijeron.',
  forgottenSince: (day) => `tu petición del ${day} de olvidarte: no leo lo que dijiste antes`,
  hearsAgain:
    'No volveré a leer lo que dijiste antes. Lo que digas desde ahora lo trato como lo de los demás. `/privacy off` lo deja fuera de `/recall`.',
  cannotTell:
    'No puedo reconocer tus palabras donde otros las escribieron, pegaron o reenviaron sin tu nombre, así que se conservan. Pide a esas personas o a un admin que me hagan olvidar esos mensajes.',
  recalled: 'Desde ahora, quienes tengan acceso pueden encontrar lo que dices con `/recall`.',
  notRecalled:
    'Desde ahora, `/recall` no aprende nada de lo que dices, ni aquí ni en ningún otro lugar. Te sigo respondiendo y recuerdo nuestras conversaciones. `/privacy on` deshace este cambio, y `/forget me` elimina lo que dijiste antes.',
  kept: 'De acuerdo, no olvidé nada.',
  isDone: 'Ya me lo pediste.',
  adminsOnly: 'Solo un admin puede hacerme olvidar un canal entero.',
  noThread:
    'Fuera de un hilo, eso es todo lo que cualquiera me dijo aquí, así que solo un admin puede hacérmelo olvidar. En un hilo puede hacerlo cualquiera.',
  notAuthor: 'Solo quien escribió ese mensaje o un admin puede hacérmelo olvidar.',
  what: '¿Qué quieres que olvide? Usa `/forget me`, `/forget conversation`, `/forget channel`, o bien `/forget` y el enlace de un mensaje.',
  ofYou: '**Lo que guardo sobre ti aquí y en otros canales**',
  ofChannel: '**Lo que guardo sobre este canal y sus hilos**',
  ofDirect: '**Lo que guardo sobre nuestros mensajes directos**',
  nothing: '- nada',
  howToForgetYou:
    '`/forget me` elimina todo eso. `/privacy off` deja fuera de `/recall` lo que digas desde ahora.',
  howToForgetChannel:
    'En un hilo, `/forget conversation` elimina lo que recuerdo de él. Un admin puede eliminar todo lo del canal con `/forget channel`.',
  howToForgetDirect: '`/forget channel` elimina todo eso.',
  google:
    'Lo que preguntas va a la API de Gemini de Google, con la conversación y los archivos correspondientes. También lo que recuerdo, para poder buscarlo por su significado.',
};
