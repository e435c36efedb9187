export default async function (context, documents): Promise<void> {}
