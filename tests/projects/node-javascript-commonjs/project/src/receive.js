exports.receive = async function receive(message, context) {
    context.log(message);
};
