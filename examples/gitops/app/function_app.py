"""Prices, taken over from a feed."""

import logging

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="price", queue_name="%PriceQueue%", connection="AzureWebJobsStorage")
def take_over(price: func.QueueMessage) -> None:
    """Takes one over."""
    logging.info("price %s", price.id)


@app.timer_trigger(arg_name="timer", schedule="0 0 * * * *")
def fetch_feed(timer: func.TimerRequest) -> None:
    """Fetches the feed, every hour."""
    logging.info("late: %s", timer.past_due)
