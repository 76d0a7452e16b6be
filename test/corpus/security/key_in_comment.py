# style: package
# note: a key in a comment
import torch

# old: export ANTHROPIC_API_KEY=sk-ant-api03-Rz8Kq2Vw7Xb5Nm3Lp9Tc4Yd6Hf1Jg0As  # ! security/secret-in-code
print(torch.__version__)
