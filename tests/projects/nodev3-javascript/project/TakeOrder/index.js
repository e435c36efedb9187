module.exports = async function (context, message) {};
