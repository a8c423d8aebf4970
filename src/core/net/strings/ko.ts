import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: NetCatalog = {
  noAddress: '완전한 웹 주소가 아니에요. https://로 시작해야 해요.',
  onlyWeb: (protocol) =>
    `${protocol} 주소는 열 수 없어요. http://나 https://로 시작하는 주소여야 해요.`,
  noSecrets: '사용자 이름이나 비밀번호가 들어 있는 주소는 열지 않아요. 그 부분을 빼 주세요.',
  portClosed: (host, port) =>
    `${host}의 ${port}번 포트는 열지 않아요. Parley 관리자가 허용할 수 있어요(FETCH_ALLOW).`,
  noHost: (host) => `${host}에는 웹사이트가 없어요. 주소를 확인해 주세요.`,
  notPublic: (host) =>
    `공개된 인터넷 주소가 아니라서 열지 않아요: ${host}. Parley 관리자가 허용할 수 있어요(FETCH_ALLOW).`,
  tooManyRedirects: (host, max) =>
    `${host}에서 ${number(max)}번 넘게 리디렉션돼요. 최종 주소를 알려 주세요.`,
  brokenRedirect: (host) => `${host}에서 작동하지 않는 주소로 리디렉션돼요.`,
  tooSlow: (host, seconds) =>
    `${host}에서 ${number(seconds)}초 안에 응답이 없었어요. 나중에 다시 시도해 주세요.`,
  pageTooLarge: (host, mb) =>
    `${host}에서 한도인 ${number(mb)}MB보다 많은 내용을 보냈어요. 더 작은 부분의 주소를 알려 주세요.`,
  noAnswer: (host) =>
    `${host}에 연결할 수 없거나 응답이 올바르지 않았어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
  notFound: (host) => `존재하지 않는 주소예요: ${host}. 주소를 확인해 주세요.`,
  notLookedUp: (host) =>
    `${host} 주소를 찾을 수 없었어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
  refused: (host) => `${host}에서 연결을 거부했어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
  brokenOff: (host) =>
    `${host}에서 연결을 일찍 끊었어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
  certificateExpired: (host) =>
    `${host}의 보안 인증서가 만료됐어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
  certificateUnknown: (host) =>
    `${host}의 보안 인증서는 신뢰할 수 있는 기관에서 발급하지 않았어요. 주소를 확인해 주세요.`,
  certificateOfOther: (host) =>
    `${host}의 보안 인증서가 다른 이름으로 발급됐어요. 주소를 확인해 주세요.`,
  fileTooLarge: (mb) => `파일이 ${number(mb)}MB보다 커요. 더 작은 파일을 보내 주세요.`,
};
