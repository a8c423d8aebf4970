import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Envoyer',
  cancel: 'Annuler',
  waitsForSlack:
    'Slack ne me laisse rien publier pour l’instant. Votre réponse arrive dès que possible.',
  thinking: 'réfléchit…',
  promptsTitle: 'Comment vous aider ?',
  promptSummarize: 'Résumer un texte',
  promptSummarizeMessage: 'Résume le texte que je vais coller ensuite.',
  promptExplain: 'Expliquer quelque chose',
  promptExplainMessage: 'Explique-moi avec des mots simples : ',
  promptWrite: 'Rédiger un message',
  promptWriteMessage: 'Aide-moi à écrire un message à mon équipe. Sujet : ',
  promptHelp: 'Que sais-tu faire ?',
  promptHelpMessage: 'Que sais-tu faire ?',
  appDescription: 'Gemini dans les canaux de votre équipe',
  agentDescription: 'Répond aux questions dans les canaux, les fils et les messages directs.',
  umbrella: 'Lancer une commande de Parley. Toutes les voir : /parley help',
  fileNotShown:
    'Slack ne me laisse pas lire ce fichier. Partagez-le à nouveau dans cette conversation. Si cela ne suffit pas, demandez à votre admin Parley de m’accorder l’autorisation files:read.',
  fileDeleted: 'il a été supprimé de Slack. Renvoyez-le si vous en avez encore besoin.',
  fileHidden:
    'Slack le masque, car cet espace de travail dépasse la limite de son offre. Renvoyez-le.',
  fileNotShared:
    'il n’est pas partagé avec moi sur Slack. Partagez-le à nouveau dans cette conversation.',
  fileNotFound:
    'Slack ne le trouve pas : il a été supprimé, ou n’est pas partagé avec moi. Partagez-le à nouveau dans cette conversation.',
  fileElsewhere: 'il est conservé hors de Slack, où je ne vais pas. Envoyez le fichier lui-même.',
  webPageAsImage:
    'il se présente comme une image, mais c’est une page web. Vérifiez le fichier et renvoyez-le.',
  webPageAsRecording:
    'il se présente comme un enregistrement, mais c’est une page web. Vérifiez le fichier et renvoyez-le.',
  webPageAsPdf:
    'il se présente comme un PDF, mais c’est une page web. Vérifiez le fichier et renvoyez-le.',
  webPageAsOther:
    'il se présente comme autre chose, mais c’est une page web. Vérifiez le fichier et renvoyez-le.',
};
