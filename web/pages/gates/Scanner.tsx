import { Button } from '@mantine/core'
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { Failure } from '../../ui/Messages.tsx'
import { useText } from '../../ui/text.ts'

const lookEveryMs = 150

// The reader comes from this platform, never from elsewhere.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

/** Looks through the camera until it reads a QR code. */
export function Scanner({
  onCode,
  onStop,
}: {
  onCode: (text: string) => void
  onStop: () => void
}) {
  const t = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [denied, setDenied] = useState(false)
  const report = useEffectEvent(onCode)
  useEffect(() => {
    const stop = new AbortController()
    watch(video.current, stop.signal).then(
      (text) => text && report(text),
      () => setDenied(true),
    )
    return () => stop.abort()
  }, [])
  if (denied) {
    return (
      <Failure
        title={t('No camera')}
        detail={t('Allow this page to use the camera, or type the number below.')}
      />
    )
  }
  return (
    <div className="scanner">
      <video ref={video} muted playsInline aria-label={t('Camera picture')} />
      <Button size="lg" variant="default" onClick={onStop}>
        {t('Stop the camera')}
      </Button>
    </div>
  )
}

async function watch(
  video: HTMLVideoElement | null,
  signal: AbortSignal,
): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()))
  if (!video || signal.aborted) return undefined
  video.srcObject = stream
  await video.play()
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  while (!signal.aborted) {
    const [code] = await detector.detect(video)
    if (code) return code.rawValue
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  return undefined
}
