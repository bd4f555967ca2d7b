export const texts = import.meta.glob<object>(['../../texts/ja/*.json', '!**/cli.json', '!**/mail.json'], {
  eager: true,
  import: 'default',
})
