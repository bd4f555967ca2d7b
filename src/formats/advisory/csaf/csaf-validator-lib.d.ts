/** The library brings JavaScript without declarations; this is what we take of it. */
declare module '@secvisogram/csaf-validator-lib/mandatoryTests.js' {
  export const mandatoryTest_6_1_1: import('./judgement.ts').DocumentTest
}

declare module '@secvisogram/csaf-validator-lib/schemaTests.js' {
  export const csaf_2_0: import('./judgement.ts').DocumentTest
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js' {
  export const csaf_2_1: import('./judgement.ts').DocumentTest
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js' {
  export const mandatoryTest_6_1_1: import('./judgement.ts').DocumentTest
}
