export const texts = import.meta.glob<object>(['../../texts/en/*.json', '!**/cli.json', '!**/mail.json'], {
  eager: true,
  import: 'default',
})
