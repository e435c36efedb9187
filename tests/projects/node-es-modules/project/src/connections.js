export const connection = "MAIL_" + "STORAGE";
