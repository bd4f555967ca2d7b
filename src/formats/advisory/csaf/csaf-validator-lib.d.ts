/** The library brings JavaScript without declarations; this is what we take of it. */
declare module '@secvisogram/csaf-validator-lib/basic.js' {
  export const csaf_2_0_strict: import('./judgement.ts').DocumentTest
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js' {
  export const csaf_2_1_strict: import('./judgement.ts').DocumentTest
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js' {
  export const mandatoryTest_6_1_1: import('./judgement.ts').DocumentTest
}
