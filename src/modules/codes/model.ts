import { z } from 'zod'

/** A code and its words, as every list gives them. */
export const Code = z.strictObject({ code: z.string(), name: z.string() }).meta({ id: 'Code' })
export type Code = z.infer<typeof Code>

export const CodeListName = z.enum(['countries', 'currencies', 'packages', 'units', 'procedures'])
export type CodeListName = z.infer<typeof CodeListName>

/** Customary packages of UN/ECE Recommendation 21, in our own words. */
export const packages: Readonly<Record<string, string>> = {
  AE: 'Aerosol can',
  BA: 'Barrel',
  BE: 'Bundle',
  BG: 'Bag',
  BI: 'Bin',
  BJ: 'Bucket',
  BK: 'Basket',
  BL: 'Bale, pressed',
  BO: 'Bottle',
  BR: 'Bar',
  BX: 'Box',
  CA: 'Can',
  CN: 'Container',
  CR: 'Crate',
  CS: 'Case',
  CT: 'Carton',
  CX: 'Can, round',
  CY: 'Cylinder',
  DR: 'Drum',
  EN: 'Envelope',
  FR: 'Frame',
  JC: 'Jerrycan',
  JR: 'Jar',
  KG: 'Keg',
  NE: 'Unpacked',
  PA: 'Packet',
  PC: 'Parcel',
  PK: 'Package',
  PL: 'Pail',
  PP: 'Piece',
  PX: 'Pallet',
  RL: 'Reel',
  RO: 'Roll',
  SA: 'Sack',
  SW: 'Shrink wrap',
  TB: 'Tub',
  TK: 'Tank',
  TN: 'Tin',
  TU: 'Tube',
  TY: 'Tank, cylindrical',
  VG: 'Bulk, gas',
  VL: 'Bulk, liquid',
  VO: 'Bulk, large particles',
  VQ: 'Bulk, liquefied gas',
  VR: 'Bulk, grains',
  VY: 'Bulk, powder',
}

/** Customary units of UN/ECE Recommendation 20, in our own words. */
export const units: Readonly<Record<string, string>> = {
  ASM: 'Alcoholic strength by mass',
  CMT: 'Centimetre',
  CTM: 'Carat',
  DTN: 'Hundred kilograms',
  GRM: 'Gram',
  H87: 'Piece',
  HLT: 'Hectolitre',
  KGM: 'Kilogram',
  KWH: 'Kilowatt hour',
  LPA: 'Litre of pure alcohol',
  LTR: 'Litre',
  MIL: 'Thousand',
  MLT: 'Millilitre',
  MTK: 'Square metre',
  MTQ: 'Cubic metre',
  MTR: 'Metre',
  MWH: 'Megawatt hour',
  NAR: 'Number of articles',
  NPR: 'Number of pairs',
  PR: 'Pair',
  SET: 'Set',
  TNE: 'Tonne',
}

export const procedures: Readonly<Record<string, string>> = {
  51: 'Inward processing: duty is suspended while the goods are worked',
  53: 'Temporary admission: duty is suspended while the goods are used',
  71: 'Customs warehousing',
  78: 'Entry into a free zone',
}
