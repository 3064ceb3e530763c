import { newId } from '#kernel/ids'
import type { Declaration } from '#models/declarations'

/** A small declaration that nothing is wrong with. */
export function goodDeclaration(
  declarantId: string,
  functionalReferenceId: string = `LRN-${newId().slice(9)}`,
): Declaration {
  return {
    functionalReferenceId,
    typeCode: 'IMA',
    declarant: { id: declarantId },
    goodsShipment: {
      goodsItems: [
        {
          sequenceNumeric: 1,
          commodity: {
            description: 'Smartphones',
            classifications: [{ id: '851713', identificationTypeCode: 'TSP' }],
            goodsMeasure: { grossMassGrams: 25_000, netNetWeightGrams: 20_000 },
          },
          governmentProcedures: [{ currentCode: '78', previousCode: '00' }],
          packagings: [{ quantityQuantity: 10, typeCode: 'CT' }],
        },
      ],
    },
  }
}
