import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, counted } = createWording('pt-BR');

export const catalog: PrivacyCatalog = {
  yes: 'Esquecer',
  no: 'Manter',
  confirmPerson:
    '**Esquecer tudo o que você me disse aqui e em outros canais?** Isso inclui suas mensagens, o que outras pessoas citaram delas e as respostas que escrevi com elas à vista, com os arquivos, transcrições, imagens e enquetes, além dos seus lembretes e configurações. Não dá para desfazer. As mensagens já postadas ficam onde estão.',
  confirmConversation:
    '**Esquecer esta conversa?** Isso inclui tudo o que eu lembro dela, não importa quem disse, com os arquivos e os lembretes criados nela. Não dá para desfazer. As mensagens já postadas ficam onde estão.',
  confirmChannel:
    '**Esquecer este canal?** Isso inclui tudo o que eu lembro dele e das threads dele, não importa quem disse, com os arquivos e os lembretes criados ali. Não dá para desfazer. As mensagens já postadas ficam onde estão.',
  confirmDirect:
    '**Esquecer tudo o que escrevemos aqui?** Isso inclui os arquivos e os lembretes criados aqui. Não dá para desfazer. As mensagens já postadas ficam onde estão.',
  forgotten: (what) => `Esquecido: ${and(what)}.`,
  nothingForgotten: 'Não havia nada para esquecer.',
  // A restart came in between.
  forgottenUncounted:
    'Pronto, está esquecido. Houve uma reinicialização no meio, então não sei dizer quanto era.',
  left: (n) =>
    counted(n, {
      one: 'Ainda estou trabalhando em # pedido. Vou esquecê-lo assim que ele for respondido.',
      other:
        'Ainda estou trabalhando em # pedidos. Vou esquecê-los assim que eles forem respondidos.',
    }),
  answersStay:
    'Minhas respostas postadas ficam onde estão: use Excluir abaixo delas. O que outras pessoas citaram delas fica junto com o que elas disseram.',
  forgottenSince: (day) =>
    `seu pedido de ${day} para esquecer você: não leio o que você disse antes disso`,
  hearsAgain:
    'Não vou reler o que você disse antes. O que você disser a partir de agora será tratado como o de todo mundo. `/privacy off` deixa isso fora do `/recall`.',
  cannotTell:
    'Não consigo reconhecer suas palavras quando outras pessoas as digitaram, colaram ou encaminharam sem o seu nome, então elas ficam. Peça a essas pessoas ou a um admin para me fazer esquecer essas mensagens.',
  recalled: 'A partir de agora, quem tem acesso pode encontrar o que você diz com `/recall`.',
  notRecalled:
    'A partir de agora, o `/recall` não aprende nada do que você diz, nem aqui nem em outro lugar. Continuo respondendo você e lembrando das nossas conversas. `/privacy on` desfaz isto, e `/forget me` apaga o que você disse antes.',
  kept: 'Tudo bem, não esqueci nada.',
  isDone: 'Você já me pediu isso.',
  adminsOnly: 'Só um admin pode me fazer esquecer um canal inteiro.',
  noThread:
    'Fora de uma thread, isso é tudo o que qualquer pessoa me disse aqui, então só um admin pode me fazer esquecer. Em uma thread, qualquer pessoa pode.',
  notAuthor: 'Só quem escreveu essa mensagem ou um admin pode me fazer esquecê-la.',
  what: 'O que devo esquecer? Use `/forget me`, `/forget conversation`, `/forget channel` ou `/forget` e o link de uma mensagem.',
  ofYou: '**O que eu guardo sobre você aqui e em outros canais**',
  ofChannel: '**O que eu guardo sobre este canal e as threads dele**',
  ofDirect: '**O que eu guardo sobre nossas mensagens diretas**',
  nothing: '- nada',
  howToForgetYou:
    '`/forget me` apaga tudo isso. `/privacy off` deixa fora do `/recall` o que você disser a partir de agora.',
  howToForgetChannel:
    'Em uma thread, `/forget conversation` apaga o que eu lembro dela. Um admin pode apagar tudo do canal com `/forget channel`.',
  howToForgetDirect: '`/forget channel` apaga tudo isso.',
  google:
    'O que você pergunta vai para a API do Gemini, do Google, com a conversa e os arquivos relacionados. O que eu lembro também vai, para que eu possa buscar pelo significado.',
};
