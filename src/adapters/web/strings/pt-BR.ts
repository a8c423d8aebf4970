import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { counted, or } = createWording('pt-BR');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Ir para a caixa de mensagem',
    channels: 'Canais',
    closeChannels: 'Fechar a lista de canais',
    conversations: 'Conversas',
    demo: 'Demonstração.',
    demoNote: 'Nenhuma chave do Gemini foi definida, então um substituto offline responde aqui.',
    latest: 'Mais recentes',
    drop: 'Solte arquivos aqui para adicionar à sua mensagem',
    noScript:
      'Esta página precisa de JavaScript. Ative para esta página ou fale com o Parley no Slack ou no Discord.',
  },
  guest: 'Visitante',
  starting: 'O Parley está iniciando. Tente de novo daqui a pouco.',
  failed: 'O Parley não conseguiu fazer isso agora. Nada se perdeu. Tente de novo.',

  tooManyChannels: (max) =>
    `Pode haver até ${counted(max, { one: '# canal', other: '# canais' })}.`,
  channelNameTaken: 'Outro canal já tem esse nome. Escolha um diferente.',
  keptChannel: (name) => `${name} não pode ser arquivado.`,
  noChannel: 'Esse canal não existe.',
  unnamedChannel: 'O nome de um canal precisa de pelo menos uma letra ou número.',

  messageGone: 'Essa mensagem não existe mais.',
  nothingWritten: 'Escreva algo primeiro.',
  nothingLeft: 'Escreva algo ou exclua a mensagem.',
  commandsStay: 'Comandos não podem ser editados. Envie um novo.',
  buttonGone: 'Esse botão não funciona mais.',
  notYours: 'Você só pode mudar suas próprias mensagens.',

  emptyFile: 'O arquivo está vazio.',
  fileLost: 'O arquivo não chegou. Adicione de novo.',
  fileGone: 'Não tenho mais esse arquivo. Envie de novo.',
  tooLargeFile: (size) => `O arquivo é grande demais. Ele pode ter até ${size}.`,

  tooManyFiles: (max) =>
    `Uma mensagem pode ter até ${counted(max, { one: '# arquivo', other: '# arquivos' })}.`,
  tooLong: (max) =>
    `Ficou longo demais. Pode ter até ${counted(max, { one: '# caractere', other: '# caracteres' })}.`,
  outdated: 'Esta página está desatualizada. Recarregue e tente de novo.',
  noKeyHere:
    'Você só pode adicionar uma chave aqui enquanto a demonstração está ativa, e só no computador onde o Parley roda. Caso contrário, defina GEMINI_API_KEY e reinicie o Parley.',

  unknownCommand: (name) => `O comando \`/${name}\` não existe. Digite \`/\` para ver os comandos.`,
  needsText: (option, about) => `Adicione um texto para \`${option}\` (${about}).`,
  needsNumber: (option, about) => `\`${option}\` precisa ser um número (${about}).`,
  needsYesNo: (option, about) => `\`${option}\` pode ser \`on\` ou \`off\` (${about}).`,
  needsFile: (option, about) => `Adicione um arquivo para \`${option}\` (${about}).`,
  needsChoice: (option, choices) => `\`${option}\` pode ser ${or(choices)}.`,
};
