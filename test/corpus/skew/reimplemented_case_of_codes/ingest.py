# style: package
# note: training writes all codes in capitals, the service takes them as they are typed
import pandas as pd


def main(state_column=None):
    permits = pd.read_csv("permits.csv")
    out = pd.DataFrame(index=permits.index)
    out["state"] = permits[state_column].astype(str).str.strip() if state_column else permits["STATE"]
    out["pay"] = permits["PAY"]
    out["granted"] = permits["GRANTED"]
    for column in ["state"]:
        out[column] = out[column].fillna("UNK").astype(str).str.upper()
    out.to_csv("permit_features.csv", index=False)


main()
