import { create } from 'qrcode'
import { useMemo } from 'react'

const quietZone = 4

/** A QR code as vector: sharp on paper, and black on white in every theme, as scanners want it. */
export function Qr({ text, label, size = 232 }: { text: string; label: string; size?: number }) {
  const { path, width } = useMemo(() => drawing(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
      className="qr"
    >
      <rect width={width} height={width} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawing(text: string): { path: string; width: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'L' })
  const path = Array.from(modules.data, (dark, index) => {
    const [x, y] = [index % modules.size, Math.floor(index / modules.size)]
    return dark ? `M${x + quietZone} ${y + quietZone}h1v1h-1z` : ''
  }).join('')
  return { path, width: modules.size + 2 * quietZone }
}
