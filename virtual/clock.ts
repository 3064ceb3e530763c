/** The clock of the virtual zone: an hour of it can be a minute of ours. */
export type Clock = {
  /** Waits so many seconds of the zone. Says whether the zone still lives then. */
  readonly wait: (seconds: number) => Promise<boolean>
  readonly stop: () => void
}

export function clockOf(rate: number): Clock {
  const ended = Promise.withResolvers<boolean>()
  let running = true
  return {
    async wait(seconds) {
      if (!running) return false
      let timer: NodeJS.Timeout | undefined
      const over = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(true), (seconds * 1000) / rate)
      })
      const goesOn = await Promise.race([over, ended.promise])
      clearTimeout(timer)
      return goesOn
    },
    stop() {
      running = false
      ended.resolve(false)
    },
  }
}
