import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { Failure } from '../../ui/Messages.tsx'
import { useText } from '../../ui/text.ts'

const lookEveryMs = 150

// The reader comes from this platform, never from elsewhere.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

/** Brings the reader into the browser's store, so that it is there without a network. */
export async function fetchReader(): Promise<void> {
  await fetch(wasmUrl)
}

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
  while (!signal.aborted) {
    const picture = pictureOf(video)
    const [code] = picture ? await readBarcodes(picture, { formats: ['QRCode'] }) : []
    if (code?.isValid) return code.text
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  return undefined
}

/** What the camera sees now, as pixels; nothing while it has not opened its eye. */
function pictureOf(video: HTMLVideoElement): ImageData | undefined {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return undefined
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context?.drawImage(video, 0, 0)
  return context?.getImageData(0, 0, width, height)
}
