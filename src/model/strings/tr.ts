import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'güvenlik kuralları buna izin vermiyor.',
  prohibited: 'kuralları bunu yasaklıyor.',
  tooClose: 'sonuç, zaten var olan bir şeye fazla benzeyecekti.',
  personal: 'sonuçta birinin kişisel verileri yer alabilirdi.',
  noImage: 'görsel göndermedi. Görselde ne olacağını başka sözcüklerle anlatın.',
  keyIsSet: 'Zaten bir anahtar ayarlı.',
  noKey: 'Bu bir anahtara benzemiyor. Şuradan kopyalayın: https://aistudio.google.com/apikey',
  wrongKey:
    'Gemini bu anahtarı reddetti. Şuradan yeniden kopyalayın: https://aistudio.google.com/apikey',
  keyUnusable:
    'Google bu anahtarın kullanılmasına izin vermiyor. Süresi dolmuş veya kısıtlanmış olabilir, projesinde faturalandırma ya da Gemini API açık olmayabilir veya Gemini ülkenizde sunulmuyor olabilir.',
  keyNotChecked: 'Anahtarı kontrol etmek için model hizmetine ulaşamadım. Birazdan tekrar deneyin.',
  keyLacksModel: (model: string) =>
    `Anahtar çalışıyor ama ${model} bu anahtarla kullanılamıyor. GEMINI_MODEL için başka bir model ayarlayın.`,
};
