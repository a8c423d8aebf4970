import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'as regras de segurança dele bloqueiam isso.',
  prohibited: 'as regras dele proíbem isso.',
  tooClose: 'o resultado ficaria parecido demais com algo que já existe.',
  personal: 'o resultado poderia conter dados pessoais de alguém.',
  noImage: 'ele não enviou nenhuma imagem. Descreva com outras palavras o que a imagem mostra.',
  keyIsSet: 'Já há uma chave definida.',
  noKey: 'Isso não parece uma chave. Copie de https://aistudio.google.com/apikey',
  wrongKey: 'O Gemini recusou esta chave. Copie de novo de https://aistudio.google.com/apikey',
  keyUnusable:
    'O Google não permite usar esta chave. Ela pode ter expirado ou estar restrita, o projeto dela pode estar sem faturamento ou sem a API Gemini, ou o Gemini não é oferecido no seu país.',
  keyNotChecked:
    'Não consegui acessar o serviço do modelo para verificar a chave. Tente de novo daqui a pouco.',
  keyLacksModel: (model) =>
    `A chave funciona, mas não dá acesso a ${model}. Defina outro modelo em GEMINI_MODEL.`,
};
