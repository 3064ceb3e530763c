import {
  IconBan,
  IconCircleCheck,
  IconClipboardCheck,
  IconClockPause,
  IconEyeSearch,
  IconFileSearch,
  IconFileX,
  IconHourglass,
  IconMessageQuestion,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { msg, useText } from './text.ts'

type Icon = ComponentType<{ size: number; 'aria-hidden': true }>
type Look = { label: string; tone: Tone; icon: Icon }
export type Tone = 'green' | 'blue' | 'yellow' | 'red' | 'hold' | 'neutral' | 'plain'

/** A colour never speaks alone: each lane has its words and its own icon. */
export const lanes = {
  green: { label: msg('Green lane'), tone: 'green', icon: IconCircleCheck },
  blue: { label: msg('Blue lane'), tone: 'blue', icon: IconClipboardCheck },
  yellow: { label: msg('Yellow lane'), tone: 'yellow', icon: IconFileSearch },
  red: { label: msg('Red lane'), tone: 'red', icon: IconEyeSearch },
} satisfies Record<string, Look>

export const laneMeanings = {
  green: msg('Released at once.'),
  blue: msg('Released at once, audited later.'),
  yellow: msg('Waits for a review of its documents.'),
  red: msg('Waits for a physical control.'),
} satisfies Record<keyof typeof lanes, string>

export const statuses = {
  'under-control': { label: msg('Under control'), tone: 'neutral', icon: IconHourglass },
  released: { label: msg('Released'), tone: 'green', icon: IconCircleCheck },
  discharged: { label: msg('Discharged'), tone: 'neutral', icon: IconRosetteDiscountCheck },
  refused: { label: msg('Refused'), tone: 'red', icon: IconBan },
  invalidated: { label: msg('Invalidated'), tone: 'neutral', icon: IconFileX },
} satisfies Record<string, Look>

export const holdReasons = {
  'documents-under-review': { label: msg('Documents under review'), icon: IconFileSearch },
  'question-open': { label: msg('Question open'), icon: IconMessageQuestion },
  'physical-control-ordered': { label: msg('Physical control ordered'), icon: IconEyeSearch },
  'control-not-conform': { label: msg('Control not conform'), icon: IconClockPause },
} satisfies Record<string, { label: string; icon: Icon }>

export function Badge({
  tone = 'neutral',
  icon: BadgeIcon,
  children,
}: {
  tone?: Tone
  icon?: Icon
  children: ReactNode
}) {
  return (
    <span className="badge" data-tone={tone}>
      {BadgeIcon && <BadgeIcon size={14} aria-hidden />}
      {children}
    </span>
  )
}

export function LaneBadge({ lane }: { lane: keyof typeof lanes }) {
  const t = useText()
  const { label, tone, icon } = lanes[lane]
  return (
    <Badge tone={tone} icon={icon}>
      {t(label)}
    </Badge>
  )
}

export function StatusBadge({ status }: { status: keyof typeof statuses }) {
  const t = useText()
  const { label, tone, icon } = statuses[status]
  return (
    <Badge tone={tone} icon={icon}>
      {t(label)}
    </Badge>
  )
}

export function HoldBadge({ reason }: { reason: keyof typeof holdReasons }) {
  const t = useText()
  const { label, icon } = holdReasons[reason]
  return (
    <Badge tone="hold" icon={icon}>
      {t(label)}
    </Badge>
  )
}
