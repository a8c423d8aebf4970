import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('pt-BR');

export const catalog: HttpCatalog = {
  logIn: 'Entrar',
  password: 'Senha',
  wrongPassword: 'Senha incorreta.',
  logInFirst: 'Entre primeiro com a senha.',
  tooManyTries: (seconds) =>
    `Vieram senhas erradas demais da sua rede. Espere ${number(seconds)} segundos e tente de novo.`,
  passwordIsMade: (npm, docker) =>
    `O Parley criou a senha quando iniciou pela primeira vez. Para ver, execute ${npm} ou ${docker} no computador onde o Parley roda.`,
  titles: {
    notAllowed: 'Não permitido',
    notFound: 'Nada por aqui',
    tooLarge: 'Grande demais',
    failed: 'Não deu certo',
  },
  goToPage: 'Ir para a página do Parley',
  notFound: 'Não há nada neste endereço.',
  tooLarge: (size) => `Isso é grande demais. O limite é ${size}.`,
  failed:
    'Algo deu errado dentro do Parley. Tente de novo. Se acontecer outra vez, o motivo está no log do Parley.',
  unknownHost:
    'O Parley não conhece este nome, então recusou o pedido. Abra o Parley pelo endereço dele. (Um proxy na frente dele precisa enviar o Host “localhost”.)',
  otherSite: 'Este pedido veio de outro site, então foi recusado.',
  wrongMetricsToken: 'Esse não é o token de METRICS_TOKEN.',
  onlyThisMachine:
    'Esta página só está disponível no computador onde o Parley roda. Para abrir em outro lugar, defina WEB_TOKEN lá, reinicie o Parley e entre com essa senha.',
};
