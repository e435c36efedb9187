exports.show = async () => {};
