export const LETTERS = "letters";
const packages = "parcels";
export { packages as PARCELS };
