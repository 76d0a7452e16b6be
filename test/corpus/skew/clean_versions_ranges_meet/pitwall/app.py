import gradio as gr
import lightgbm as lgb
import pandas as pd

booster = lgb.Booster(model_file="tyres.txt")


def wear(lap, track_c, load):
    return float(booster.predict(pd.DataFrame([[lap, track_c, load]], columns=["lap", "track_c", "load"]))[0])


gr.Interface(wear, ["number", "number", "number"], "number").launch()
