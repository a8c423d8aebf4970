import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Enviar',
  cancel: 'Cancelar',
  waitsForSlack: 'O Slack não me deixa publicar agora. Sua resposta chega assim que ele deixar.',
  thinking: 'está pensando…',
  promptsTitle: 'Como posso ajudar?',
  promptSummarize: 'Resumir um texto',
  promptSummarizeMessage: 'Resuma o texto que vou colar a seguir.',
  promptExplain: 'Explicar algo',
  promptExplainMessage: 'Me explique com palavras simples: ',
  promptWrite: 'Escrever uma mensagem',
  promptWriteMessage: 'Me ajude a escrever uma mensagem para minha equipe sobre ',
  promptHelp: 'O que você faz?',
  promptHelpMessage: 'O que você faz?',
  appDescription: 'O Gemini nos canais da sua equipe',
  agentDescription: 'Responde perguntas em canais, threads e mensagens diretas.',
  umbrella: 'Execute qualquer comando do Parley. Para ver a lista: /parley help',
  fileNotShown:
    'o Slack não me deixa ler este arquivo. Compartilhe de novo nesta conversa. Se não adiantar, peça ao admin do Parley para me dar a permissão files:read.',
  fileDeleted: 'ele foi excluído do Slack. Envie de novo se ainda precisar dele.',
  fileHidden:
    'o Slack oculta o arquivo porque este workspace passou do limite do plano. Envie de novo.',
  fileNotShared: 'ele não está compartilhado comigo no Slack. Compartilhe de novo nesta conversa.',
  fileNotFound:
    'o Slack não o encontra: ele foi excluído ou não está compartilhado comigo. Compartilhe de novo nesta conversa.',
  fileElsewhere: 'o arquivo está fora do Slack, onde eu não entro. Envie o próprio arquivo.',
  webPageAsImage:
    'o arquivo diz ser uma imagem, mas é uma página da web. Confira o arquivo e envie de novo.',
  webPageAsRecording:
    'o arquivo diz ser uma gravação, mas é uma página da web. Confira o arquivo e envie de novo.',
  webPageAsPdf:
    'o arquivo diz ser um PDF, mas é uma página da web. Confira o arquivo e envie de novo.',
  webPageAsOther:
    'o arquivo diz ser outra coisa, mas é uma página da web. Confira o arquivo e envie de novo.',
};
