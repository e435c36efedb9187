export const greet = () => {};
