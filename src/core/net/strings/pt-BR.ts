import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('pt-BR');

export const catalog: NetCatalog = {
  noAddress: 'Esse não é um endereço da web completo. Ele precisa começar com https://.',
  onlyWeb: (protocol) =>
    `Não abro endereços que começam com ${protocol}. Eles precisam começar com http:// ou https://.`,
  noSecrets: 'Não abro endereços com nome de usuário ou senha. Tire essa parte.',
  portClosed: (host, port) =>
    `Não abro a porta ${port} de ${host}. O admin do Parley pode liberar (FETCH_ALLOW).`,
  noHost: (host) => `Não há nenhum site em ${host}. Confira o endereço.`,
  notPublic: (host) =>
    `${host} não está na internet pública, então não abro. O admin do Parley pode liberar (FETCH_ALLOW).`,
  tooManyRedirects: (host, max) =>
    `${host} redireciona mais de ${number(max)} vezes. Me dê o endereço final.`,
  brokenRedirect: (host) => `${host} redireciona para um endereço que não funciona.`,
  tooSlow: (host, seconds) =>
    `${host} demorou mais de ${number(seconds)} segundos. Tente mais tarde.`,
  pageTooLarge: (host, mb) =>
    `${host} enviou mais de ${number(mb)} MB, que é o meu limite. Me dê o endereço de uma parte menor.`,
  noAnswer: (host) =>
    `Não consegui acessar ${host}, ou a resposta veio com defeito. Confira o endereço ou tente mais tarde.`,
  notFound: (host) => `${host} não existe. Confira o endereço.`,
  notLookedUp: (host) => `Não consegui localizar ${host}. Confira o endereço ou tente mais tarde.`,
  refused: (host) => `${host} recusou a conexão. Confira o endereço ou tente mais tarde.`,
  brokenOff: (host) =>
    `${host} fechou a conexão antes da hora. Confira o endereço ou tente mais tarde.`,
  certificateExpired: (host) =>
    `O certificado de segurança de ${host} expirou. Confira o endereço ou tente mais tarde.`,
  certificateUnknown: (host) =>
    `O certificado de segurança de ${host} não é confiável. Confira o endereço.`,
  certificateOfOther: (host) =>
    `O certificado de segurança de ${host} é de outro nome. Confira o endereço.`,
  fileTooLarge: (mb) => `O arquivo tem mais de ${number(mb)} MB. Envie um menor.`,
};
