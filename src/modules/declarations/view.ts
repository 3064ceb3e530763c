import {
  type DeclarationDetail,
  type DeclarationSummary,
  type FilingAnswer,
  type Hold,
  type State,
  commodityCodeOf,
} from './model.ts'

type Known = Exclude<State, { status: 'unknown' }>

/** Why a declaration waits, for whom, since when and until when; undefined where nothing holds it. */
export function holdOf(state: State): Hold | undefined {
  if (state.status !== 'under-control') return undefined
  const { dueAt, acceptedAt, selection, queries, controlResult } = state
  const last = queries.at(-1)
  if (last && !last.answer)
    return { reason: 'question-open', owner: 'trader', since: last.askedAt, dueAt }
  const since = last?.answer?.answeredAt ?? acceptedAt
  const reason =
    selection.lane !== 'red' || controlResult === 'conform'
      ? 'documents-under-review'
      : controlResult === 'not-conform'
        ? 'control-not-conform'
        : 'physical-control-ordered'
  return { reason, owner: 'customs', since, dueAt }
}

export function summaryOf(
  id: string,
  revision: number,
  state: Known,
  enterpriseName: string,
): DeclarationSummary {
  const { goodsItems } = state.declaration.goodsShipment
  const hold = holdOf(state)
  return {
    id,
    revision,
    status: state.status,
    mrn: state.mrn,
    functionalReferenceId: state.declaration.functionalReferenceId,
    enterpriseId: state.tenant.enterpriseId,
    enterpriseName,
    lane: state.selection.lane,
    acceptedAt: state.acceptedAt,
    ...(hold ? { hold } : {}),
    goodsItemCount: goodsItems.length,
    grossMassGrams: goodsItems.reduce(
      (sum, { commodity: { goodsMeasure } }) => sum + (goodsMeasure?.grossMassGrams ?? 0),
      0,
    ),
    commodityCode: goodsItems[0] ? commodityCodeOf(goodsItems[0]) : '',
  }
}

export function answerOf(
  id: string,
  revision: number,
  state: Known,
  enterpriseName: string,
): FilingAnswer {
  const { selection, trackingSecret } = state
  return { ...summaryOf(id, revision, state, enterpriseName), selection, trackingSecret }
}

export function detailOf(
  id: string,
  revision: number,
  state: Known,
  enterpriseName: string,
): DeclarationDetail {
  return {
    ...answerOf(id, revision, state, enterpriseName),
    declaration: state.declaration,
    queries: state.queries,
    ...('controlResult' in state && state.controlResult
      ? { controlResult: state.controlResult }
      : {}),
    ...('releasedAt' in state ? { releasedAt: state.releasedAt } : {}),
    ...('dischargedAt' in state ? { dischargedAt: state.dischargedAt } : {}),
    ...('reason' in state ? { reason: state.reason } : {}),
    ...('legalBasis' in state ? { legalBasis: state.legalBasis } : {}),
  }
}
