import { useTranslation } from 'react-i18next'
import type { FilledPoint } from './rules-fields.ts'

/** Values of decision points as the texts name them. */
export function useValueWords(): (point: FilledPoint, value: string) => string {
  const { t } = useTranslation('words')
  return (point, value) => {
    const key = valueKeys.find((one) => one === `${point}.${value}`)
    return key === undefined ? value : t(`interest.values.${key}`)
  }
}

const valueKeys = [
  ...(['EXP.S', 'EXP.C', 'EXP.O'] as const),
  ...(['A.N', 'A.Y'] as const),
  ...(['TI.P', 'TI.T'] as const),
  ...(['VD.D', 'VD.C'] as const),
  ...(['MI.D', 'MI.MSC', 'MI.MEF', 'MI.MF'] as const),
  ...(['SI.N', 'SI.M', 'SI.R', 'SI.C'] as const),
]
