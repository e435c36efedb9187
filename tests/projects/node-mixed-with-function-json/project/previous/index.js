module.exports = async function (context) {};
