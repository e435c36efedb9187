import { app, output } from '@azure/functions';

const shipments = output.serviceBusQueue({ queueName: '%Shipments%', connection: 'Bus' });

app.http('takeOrder', {
    methods: ['POST'],
    route: 'orders',
    authLevel: 'function',
    extraOutputs: [shipments],
    handler: async (request, context) => {
        const order = (await request.json()) as { id: string };
        context.extraOutputs.set(shipments, order);
        return { status: 202, jsonBody: { id: order.id } };
    },
});

app.serviceBusQueue('ship', {
    queueName: '%Shipments%',
    connection: 'Bus',
    handler: async (order, context) => {
        context.log('shipped', order);
    },
});
