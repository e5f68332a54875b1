/** The estimate is held against a real tokenizer, script by script; the errors told to the user are those measured here. */

import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { scriptFacts, scriptOf } from "../../../src/core/examples/scripts.ts";
import type { ScriptId } from "../../../src/core/types/examples.ts";
import { estimateTokens } from "../../../src/data/examples/estimate-tokens.ts";

const TEXTS: [ScriptId, string][] = [
  [
    "latin",
    "Hello team, my parcel was due on Monday and the tracking page has not moved since. Could you please check with the courier whether it was lost, and tell me when I can expect it? I need the lamp before the weekend, otherwise I would rather have my money back.",
  ],
  [
    "latin",
    "Guten Tag, leider ist die bestellte Lampe beschädigt bei mir angekommen. Ich möchte sie zurückschicken und hätte gern eine Erstattung des Kaufpreises. Bitte schicken Sie mir dafür ein Etikett, ich bringe das Paket morgen zur Post.",
  ],
  [
    "latin",
    "Bonjour, je n'ai toujours pas reçu ma commande alors qu'elle devait arriver lundi. Pouvez-vous vérifier auprès du transporteur et me dire quand elle sera livrée ? Sinon je préfère être remboursée.",
  ],
  [
    "han",
    "您好，我上周订购的台灯到现在还没有送到，物流信息也一直没有更新。请帮我联系快递公司查询一下，如果周末之前不能送达，我想申请退款。谢谢您的帮助，期待您的回复。",
  ],
  [
    "kana",
    "先週注文したランプがまだ届いていません。配送状況も更新されていないようですので、運送会社に確認していただけますか。週末までに届かない場合は、返金をお願いしたいと思います。よろしくお願いいたします。",
  ],
  [
    "hangul",
    "안녕하세요, 지난주에 주문한 스탠드가 아직 도착하지 않았습니다. 배송 조회도 업데이트되지 않고 있으니 택배사에 확인해 주시겠어요? 주말 전에 받을 수 없다면 환불을 요청하고 싶습니다.",
  ],
  [
    "cyrillic",
    "Здравствуйте, лампа, которую я заказала на прошлой неделе, до сих пор не пришла. Не могли бы вы уточнить у курьерской службы, где сейчас находится посылка? Если она не придёт до выходных, я хотела бы вернуть деньги.",
  ],
  [
    "greek",
    "Καλησπέρα σας, η λάμπα που παρήγγειλα την περασμένη εβδομάδα δεν έχει φτάσει ακόμα. Μπορείτε να ρωτήσετε την εταιρεία μεταφορών πού βρίσκεται το δέμα; Αν δεν έρθει πριν το Σαββατοκύριακο, θα ήθελα επιστροφή χρημάτων.",
  ],
  [
    "arabic",
    "مرحبا، المصباح الذي طلبته الأسبوع الماضي لم يصل بعد. هل يمكنكم سؤال شركة الشحن عن مكان الطرد؟ إذا لم يصل قبل نهاية الأسبوع فأود استرداد المبلغ الذي دفعته.",
  ],
  [
    "indic",
    "नमस्ते, पिछले सप्ताह मंगाया गया लैंप अभी तक नहीं पहुँचा है। क्या आप कूरियर कंपनी से पूछ सकते हैं कि पार्सल कहाँ है? यदि वह सप्ताहांत से पहले नहीं आता तो मुझे पैसे वापस चाहिए।",
  ],
  [
    "code",
    '{"order": "AB-10233", "items": [{"sku": "L-220", "qty": 2, "price": 89.5}, {"sku": "C-17", "qty": 1, "price": 12}], "total": 191.0, "paid": true, "lines": [1, 2, 3]}',
  ],
  [
    "code",
    "export function total(rows) {\n  let sum = 0;\n  for (const { qty, price } of rows) {\n    if (qty > 0) sum += qty * price;\n  }\n  return { sum, count: rows.length };\n}\n",
  ],
];

test.each(TEXTS)("%s", (script, text) => {
  expect(scriptOf(text)).toBe(script);
  const { low, high } = scriptFacts(script).error;
  const error = (estimateTokens(text) / encode(text).length - 1) * 100;
  expect(error, `${error.toFixed(1)} %`).toBeGreaterThanOrEqual(low);
  expect(error, `${error.toFixed(1)} %`).toBeLessThanOrEqual(high);
});

test.each(["word ", "größer "])("a million times %j takes no time", (word) => {
  const text = word.repeat(1_000_000);
  const start = process.cpuUsage().user;
  estimateTokens(text);
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
