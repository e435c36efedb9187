module.exports = { ...require("./functions/current.cjs") };
