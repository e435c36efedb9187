import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pymysql
from pymysql.cursors import Cursor

from tests.cluster.brokers.app import deploy
from tools.brokers import MariaDb
from tools.brokers.mariadb import DATABASE, PASSWORD, USER
from tools.cluster import Cluster

TRIGGER = {
    "type": "mysqlTrigger",
    "tableName": "orders",
    "leasesTableName": "order_leases",
    "connectionStringSetting": "Shop",
}
ORDERS = """
CREATE TABLE orders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    az_func_updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
)
"""
GLOBAL_STATE = """
CREATE TABLE az_func_mysql.GlobalState (
    UserFunctionID CHAR(16),
    UserTableID CHAR(64),
    LastPolledTime DATETIME,
    PRIMARY KEY (UserFunctionID, UserTableID)
)
"""
LEASES = """
CREATE TABLE az_func_mysql.order_leases (
    id INT PRIMARY KEY,
    _az_func_AttemptCount INT,
    _az_func_LeaseExpirationTime DATETIME,
    _az_func_SyncCompletedTime DATETIME
)
"""
WORKED_OFF = "INSERT INTO az_func_mysql.order_leases SELECT id, 1, NULL, CURRENT_TIMESTAMP FROM orders"
IDS = re.compile("UserFunctionID = '(?P<function>[^']+)' AND UserTableID = '(?P<table>[^']+)'")


def test_a_table_function_scales_from_zero_and_back(
    cluster: Cluster, namespace: str, tmp_path: Path, mariadb: MariaDb
) -> None:
    settings = {
        "Shop": mariadb.connection_string,
        "WEBSITE_SITE_NAME": "shop",
        "MySql_Trigger_MaxChangesPerWorker": "10",
    }
    with connected(mariadb) as connection, connection.cursor() as cursor:
        cursor.execute(ORDERS)
        tables = partial(make_tables_of_the_extension, cursor)
        app = deploy(cluster, namespace, tmp_path, TRIGGER, settings, scale_to_zero=True, prepare=tables)
        app.waits_for(replicas=0)
        cursor.executemany("INSERT INTO orders () VALUES ()", [()] * 25)
        app.waits_for(replicas=3)
        cursor.execute(WORKED_OFF)
        app.waits_for(replicas=0)


def make_tables_of_the_extension(cursor: Cursor, triggers: Sequence[Mapping[str, Any]]) -> None:
    """As it does when the function starts, for the ids that KEDA's query asks for."""
    ids = IDS.search(triggers[0]["metadata"]["query"])
    assert ids
    cursor.execute("CREATE DATABASE az_func_mysql")
    cursor.execute(GLOBAL_STATE)
    cursor.execute(
        "INSERT INTO az_func_mysql.GlobalState VALUES (%s, %s, '2000-01-01')", ids.group("function", "table")
    )
    cursor.execute(LEASES)


def connected(mariadb: MariaDb) -> "pymysql.Connection[Cursor]":
    return pymysql.connect(
        host="127.0.0.1", port=mariadb.port, user=USER, password=PASSWORD, database=DATABASE, autocommit=True
    )
