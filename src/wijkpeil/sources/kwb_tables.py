"""The StatLine table of the key figures of wijken and buurten, per year."""

KWB_TABLES = {
    2015: "83220NED",
    2016: "83487NED",
    2017: "83765NED",
    2018: "84286NED",
    2019: "84583NED",
    2020: "84799NED",
    2021: "85039NED",
    2022: "85318NED",
    2023: "85618NED",
    2024: "85984NED",
    2025: "86165NED",
}

YEAR_OF_TABLE = {table: year for year, table in KWB_TABLES.items()}
