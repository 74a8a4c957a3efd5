import type { DrawProduct } from '../drawing.ts'
import { drawBottle } from './bottle.ts'
import { drawCandle } from './candle.ts'
import { drawCap } from './cap.ts'
import { drawCushion } from './cushion.ts'
import { drawLamp } from './lamp.ts'
import { drawMug } from './mug.ts'
import { drawNotebook } from './notebook.ts'
import { drawPhoneCase } from './phone-case.ts'
import { drawSneaker } from './sneaker.ts'
import { drawTShirt } from './t-shirt.ts'
import { drawToteBag } from './tote-bag.ts'

export const DRAWINGS = {
  't-shirt': drawTShirt,
  mug: drawMug,
  cap: drawCap,
  sneaker: drawSneaker,
  'tote-bag': drawToteBag,
  bottle: drawBottle,
  candle: drawCandle,
  cushion: drawCushion,
  lamp: drawLamp,
  notebook: drawNotebook,
  'phone-case': drawPhoneCase,
} as const satisfies Record<string, DrawProduct>

export type ProductKind = keyof typeof DRAWINGS

/** Words in a title or product type that name a kind, in the languages the seeded shop is written in. */
const WORDS: Readonly<Record<ProductKind, RegExp>> = {
  't-shirt': /t-?shirt|\btee\b|shirt|hoodie|sweat|jersey|tシャツ|قميص|חולצה/iu,
  mug: /\bmug|cup\b|tasse|becher|マグ|كوب|ספל/iu,
  cap: /\bcap\b|\bhat\b|beanie|mütze|帽/iu,
  sneaker: /sneaker|shoe|trainer|runner|boot|schuh/iu,
  'tote-bag': /tote|\bbag\b|backpack|pouch|tasche|sac\b|حقيبة|תיק/iu,
  bottle: /bottle|flask|tumbler|flasche/iu,
  candle: /candle|kerze|bougie|diffuser/iu,
  cushion: /cushion|pillow|throw|blanket|kissen|coussin/iu,
  lamp: /lamp|light|lantern|leuchte|vase/iu,
  notebook: /notebook|journal|planner|book|heft|carnet/iu,
  'phone-case': /phone|case\b|hülle|cover/iu,
}

/** The kind of picture that suits a product's title or type; a notebook when nothing matches. */
export function kindOf(words: string): ProductKind {
  const kinds = Object.keys(DRAWINGS) as ProductKind[]
  return kinds.find((kind) => WORDS[kind].test(words)) ?? 'notebook'
}
