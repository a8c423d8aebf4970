import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Enviar',
  cancel: 'Cancelar',
  waitsForSlack: 'Slack no me deja publicar ahora mismo. Tu respuesta llegará en cuanto pueda.',
  thinking: 'está pensando…',
  promptsTitle: '¿Qué puedo hacer por ti?',
  promptSummarize: 'Resumir un texto',
  promptSummarizeMessage: 'Resume el texto que voy a pegar a continuación.',
  promptExplain: 'Explicar algo',
  promptExplainMessage: 'Explícame con palabras sencillas: ',
  promptWrite: 'Redactar un mensaje',
  promptWriteMessage: 'Ayúdame a escribir un mensaje para mi equipo sobre ',
  promptHelp: '¿Qué puedes hacer?',
  promptHelpMessage: '¿Qué puedes hacer?',
  appDescription: 'Gemini en los canales de tu equipo',
  agentDescription: 'Responde preguntas en canales, hilos y mensajes directos.',
  umbrella: 'Ejecuta cualquier comando de Parley. Para verlos: /parley help',
  fileNotShown:
    'Slack no me deja leer este archivo. Compártelo de nuevo en esta conversación. Si no sirve, pide a tu admin de Parley que me dé el permiso files:read.',
  fileDeleted: 'se eliminó de Slack. Súbelo otra vez si aún lo necesitas.',
  fileHidden:
    'Slack lo oculta porque este espacio de trabajo superó el límite de su plan. Súbelo otra vez.',
  fileNotShared: 'en Slack no está compartido conmigo. Compártelo de nuevo en esta conversación.',
  fileNotFound:
    'Slack no lo encuentra: se eliminó o no está compartido conmigo. Compártelo de nuevo en esta conversación.',
  fileElsewhere: 'está fuera de Slack, y ahí no entro. Sube el archivo directamente.',
  webPageAsImage:
    'dice ser una imagen, pero es una página web. Revisa el archivo y envíalo de nuevo.',
  webPageAsRecording:
    'dice ser una grabación, pero es una página web. Revisa el archivo y envíalo de nuevo.',
  webPageAsPdf: 'dice ser un PDF, pero es una página web. Revisa el archivo y envíalo de nuevo.',
  webPageAsOther:
    'dice ser otra cosa, pero es una página web. Revisa el archivo y envíalo de nuevo.',
};
