export default async function (context, message): Promise<void> {}
